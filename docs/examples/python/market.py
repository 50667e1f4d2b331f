"""A day on the market with async-substrate-interface: the book, an order, its clearing, the statement, a vote."""

import sys

from async_substrate_interface.sync_substrate import SubstrateInterface
from bittensor_wallet import Keypair

GRID = 10**18
url = sys.argv[1] if len(sys.argv) > 1 else "ws://127.0.0.1:9944"
me = Keypair.create_from_uri(sys.argv[2] if len(sys.argv) > 2 else "//Eve")

chain = SubstrateInterface(url, ss58_format=42)


def grid(units):
    """Base units as GRID."""
    return f"{units * 1000 // GRID / 1000:g} GRID"


def plain(answer):
    """The Python value of what a node answered."""
    return getattr(answer, "value", answer)


def submit(pallet, name, arguments, keypair):
    """Signs, submits, and waits until a block has it; returns its events by name."""
    call = chain.compose_call(pallet, name, arguments)
    extrinsic = chain.create_signed_extrinsic(call, keypair)
    receipt = chain.submit_extrinsic(extrinsic, wait_for_inclusion=True)
    if not receipt.is_success:
        raise SystemExit(f"{pallet}.{name} failed: {receipt.error_message}")
    events = [plain(event)["event"] for event in receipt.triggered_events]
    return {f"{event['module_id']}.{event['event_id']}": event["attributes"] for event in events}


# The book of the next quarter hour.
next_epoch = plain(chain.runtime_call("TradingApi", "current_epoch")) + 1
book = plain(chain.runtime_call("TradingApi", "book", [next_epoch]))
print(f"epoch {next_epoch}: {len(book['bids'])} levels of bids, {len(book['asks'])} of asks")
for level in book["asks"]:
    print(f"  {level['energy_wh'] / 1000:g} kWh at {grid(level['price'])}")

# An order for the one after it, whose book is open long enough; energy in Wh, the limit in base units per kWh.
epoch = next_epoch + 1
order = {
    "side": "Buy",
    "meter": None,
    "delivery_epoch": epoch,
    "energy_wh": 500,
    "limit_price": GRID * 9 // 10,
}
placed = submit("Trading", "place_order", order, me)["Trading.OrderPlaced"]
print(f"order {placed['order_id']}: buy 0.5 kWh for at most 0.9 GRID each")


def clearing(header, *_):
    """The event of our book, once a block has it; anything else than None ends the subscription."""
    block_hash = chain.get_block_hash(header["header"]["number"])
    for record in chain.get_events(block_hash):
        event = plain(record)["event"]
        name = f"{event['module_id']}.{event['event_id']}"
        if name == "Trading.EpochCleared" and event["attributes"]["epoch"] == epoch:
            return event["attributes"]
    return None


cleared = chain.subscribe_block_headers(clearing)
price = f"at {grid(cleared['price'])} per kWh" if cleared["price"] else "without a trade"
print(f"cleared {price}, {cleared['volume_wh'] / 1000:g} kWh")

# What trading in it did to the account.
statement = plain(chain.runtime_call("TradingApi", "statement", [me.ss58_address, epoch]))
bought = sum(line["energy_wh"] for line in statement["lines"])
print(f"statement: {bought / 1000:g} kWh bought for {grid(statement['paid'])}")

# Three of four authorities decide.
erc, mea, pea = (Keypair.create_from_uri(uri) for uri in ("//ERC", "//MEA", "//PEA"))
remark = chain.compose_call("System", "remark", {"remark": "0x04"})
proposal = submit("Governance", "propose", {"call": remark}, erc)["Governance.Proposed"]["proposal"]
submit("Governance", "approve", {"proposal": proposal}, mea)
last = submit("Governance", "approve", {"proposal": proposal}, pea)
print(f"proposal {proposal}: executed, {last['Governance.Executed']['result']}")

chain.close()
