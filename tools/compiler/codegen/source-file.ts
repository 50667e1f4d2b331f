/** A source as its declarations, with docs and places. */
import type { Place } from './model.js';

export interface Decorator {
  name: string;
  args: (string | number)[];
}

export interface Parameter {
  name: string;
  type: string;
  isField: boolean;
  docs: string[];
}

export interface Member {
  kind: 'field' | 'method';
  name: string;
  isStatic: boolean;
  decorators: Decorator[];
  /** Declared type of a field, return type of a method. */
  type: string;
  /** Source text of a field's initialiser. */
  initializer: string | null;
  parameters: Parameter[];
  /** Whether a method has statements. */
  hasBody: boolean;
  docs: string[];
  place: Place;
}

export interface ClassDeclaration {
  name: string;
  decorators: Decorator[];
  members: Member[];
  docs: string[];
  place: Place;
}

export interface EnumDeclaration {
  name: string;
  values: { name: string; value: string | null; docs: string[]; place: Place }[];
  docs: string[];
  place: Place;
}

export interface SourceFile {
  /** Path relative to the root. */
  path: string;
  classes: ClassDeclaration[];
  enums: EnumDeclaration[];
  aliases: Map<string, string>;
  /** Module (path without extension, relative to the root) of every name that is imported by its own name. */
  imports: Map<string, string>;
  functions: { name: string; parameters: string[]; returnType: string; place: Place }[];
  constants: { name: string; initializer: string; place: Place }[];
  /** What functions can change and leave behind: variables of the file, and static fields of its classes. */
  variables: { name: string; type: string; place: Place }[];
  /** Module and name there of every name that is imported, or exported from elsewhere; `*` for all of a module. */
  origins: Map<string, { module: string; name: string }>;
  /** Where something is thrown. */
  throws: Place[];
  /** Calls that trap, by name. */
  traps: { callee: string; place: Place }[];
  /** Calls whose result is dropped, by what stands before the parenthesis. */
  dropped: { callee: string; place: Place }[];
  /** Paths of `export * from`, as written. */
  reexports: string[];
  errors: { message: string; place: Place }[];
}
