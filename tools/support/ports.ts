/** Where each program listens unless it is told otherwise, and so where the others look for it. */
const HERE = '127.0.0.1';

/** A node's RPC. */
export const RPC_PORT = 9944;
export const HEAD_END_PORT = 8090;
export const OPERATOR_PORT = 8080;
export const EXPORTER_PORT = 9616;
/** The page and the history's API. */
export const PAGE_PORT = 8080;

export const LOCAL_NODE = `ws://${HERE}:${RPC_PORT}`;
export const LOCAL_HEAD_END = `http://${HERE}:${HEAD_END_PORT}`;
