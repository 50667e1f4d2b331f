export * from "./readings";
export * from "./requests";
export * from "./parameters";
export * from "./views";
export * from "./storage";
export * from "./events";
export * from "./errors";
