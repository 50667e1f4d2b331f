/** How somebody without a role of its own gets in: as a delegate of another account. */
export { isDelegateOf } from "../frame/proxy/proxies";
