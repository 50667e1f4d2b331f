/** What the build for tests exports besides the runtime itself: every decoder, to be fed anything. */
export { Fuzz_decode, Fuzz_decoders } from "./generated/fuzz";
