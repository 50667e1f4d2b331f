/**
 * Memory of one piece of work among many: mark before it, release behind it. What is used afterwards must not
 * come from in between.
 */
export { Mark, mark, release } from "../host/arena";
