//! A day on the market with subxt: the book, an order, its clearing, the statement, a vote.

use campus::runtime_types::pallet_trading::pallet::Side;
use std::str::FromStr;
use subxt::{OnlineClient, PolkadotConfig};
use subxt_signer::{sr25519::Keypair, SecretUri};

// `npm run metadata` writes the file.
#[subxt::subxt(runtime_metadata_path = "../../../build/metadata/v15.scale")]
mod campus {}

const GRID: u128 = 1_000_000_000_000_000_000;

type Failure = Box<dyn std::error::Error>;

/// The development account of a path such as `//Eve`.
fn keypair(uri: &str) -> Result<Keypair, Failure> {
    Ok(Keypair::from_uri(&SecretUri::from_str(uri)?)?)
}

/// Base units as GRID.
fn grid(units: u128) -> String {
    format!("{} GRID", (units * 1_000 / GRID) as f64 / 1_000.0)
}

/// Signs, submits, and waits until a block has it; a call that the chain refuses is an error with the chain's name for it.
macro_rules! submit {
    ($api:expr, $call:expr, $signer:expr) => {
        $api.at_current_block()
            .await?
            .transactions()
            .sign_and_submit_then_watch_default(&$call, $signer)
            .await?
            .wait_for_finalized_success()
            .await?
    };
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().unwrap_or("ws://127.0.0.1:9944".into());
    let me = keypair(&arguments.next().unwrap_or("//Eve".into()))?;
    let api = OnlineClient::<PolkadotConfig>::from_insecure_url(url).await?;

    // The book of the next quarter hour.
    let now = api.at_current_block().await?;
    let market = || campus::runtime_apis().trading_api();
    let next = now.runtime_apis().call(market().current_epoch()).await? + 1;
    let book = now.runtime_apis().call(market().book(next)).await?;
    let (bids, asks) = (book.bids.len(), book.asks.len());
    println!("epoch {next}: {bids} levels of bids, {asks} of asks");
    for level in book.asks {
        println!("  {} kWh at {}", level.energy_wh as f64 / 1_000.0, grid(level.price));
    }

    // An order for the one after it, whose book is open long enough; energy in Wh, the limit in base units per kWh.
    let epoch = next + 1;
    let limit = GRID * 9 / 10;
    let order = campus::transactions()
        .trading()
        .place_order(Side::Buy, None, Some(epoch), 500, limit);
    let events = submit!(api, order, &me);
    let placed = events
        .find_first::<campus::trading::events::OrderPlaced>()
        .ok_or("there is no order")??;
    println!("order {}: buy 0.5 kWh for at most 0.9 GRID each", placed.order_id);

    // Its clearing, once the quarter hour has begun.
    let mut blocks = api.stream_blocks().await?;
    let cleared = loop {
        let block = blocks.next().await.ok_or("the node has gone")??;
        let events = block.at().await?.events().fetch().await?;
        let found = events
            .find::<campus::trading::events::EpochCleared>()
            .filter_map(Result::ok)
            .find(|event| event.epoch == epoch);
        if let Some(event) = found {
            break event;
        }
    };
    let price = match cleared.price {
        Some(price) => format!("at {} per kWh", grid(price)),
        None => "without a trade".into(),
    };
    println!("cleared {price}, {} kWh", cleared.volume_wh as f64 / 1_000.0);

    // What trading in it did to the account.
    let call = market().statement(me.public_key().to_account_id(), epoch);
    let now = api.at_current_block().await?;
    let statement = now.runtime_apis().call(call).await?;
    let bought: u64 = statement.lines.iter().map(|line| line.energy_wh).sum();
    println!("statement: {} kWh bought for {}", bought as f64 / 1_000.0, grid(statement.paid));

    // Three of four authorities decide.
    let remark = campus::Call::System(campus::system::Call::remark { remark: vec![5] });
    let propose = campus::transactions().governance().propose(remark);
    let proposed = submit!(api, propose, &keypair("//ERC")?)
        .find_first::<campus::governance::events::Proposed>()
        .ok_or("there is no proposal")??;
    let proposal = proposed.proposal;
    let approve = || campus::transactions().governance().approve(proposal);
    submit!(api, approve(), &keypair("//MEA")?);
    let executed = submit!(api, approve(), &keypair("//PEA")?)
        .find_first::<campus::governance::events::Executed>()
        .ok_or("the proposal was not executed")??;
    println!("proposal {proposal}: executed, {:?}", executed.result);
    Ok(())
}
