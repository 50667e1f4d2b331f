/**
 * Hands the chain spec on standard input to a light client and prints the hash of its first block.
 * A program of its own because the client's threads outlive it in a test runner.
 */
import { readFileSync } from 'node:fs';
import { start } from 'polkadot-api/smoldot';

const client = start({ maxLogLevel: 1 });
try {
  const chain = await client.addChain({ chainSpec: readFileSync(0, 'utf8') });
  chain.sendJsonRpc('{"jsonrpc":"2.0","id":1,"method":"chainSpec_v1_genesisHash","params":[]}');
  console.log(JSON.parse(await chain.nextJsonRpcResponse()).result);
  process.exit(0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
