/**
 * Takes the collector's shadow stack out of what asc compiles: for a runtime of our own asc assumes an
 * incremental collector, and has every function note its references where the collector would look.
 */
export default class NoShadowStack {
  afterParse() {
    this.program.options.stackSize = 0;
    this.program.module.useShadowStack = false;
  }
}
