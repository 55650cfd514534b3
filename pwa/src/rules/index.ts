export * from "./calls";
export * from "./colours";
export * from "./eighths";
export * from "./instants";
export * from "./time";
