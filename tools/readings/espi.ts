/** The XML of ESPI: nodes, their text, their links and where they are. */
import { XMLParser } from 'fast-xml-parser';

export type XmlNode = Readonly<Record<string, unknown>>;

const LISTS = new Set(['entry', 'link', 'IntervalBlock', 'IntervalReading', 'ReadingType']);
const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** Names without their prefixes, everything as text, and where each node begins. */
export const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  captureMetaData: true,
  isArray: (name) => LISTS.has(name),
});

export function child(node: XmlNode, name: string): XmlNode | null {
  const value = node[name];
  const one = Array.isArray(value) ? (value[0] as unknown) : value;
  if (one === undefined) return null;
  return typeof one === 'object' && one !== null ? (one as XmlNode) : {};
}

export function list(node: XmlNode, name: string): XmlNode[] {
  const value = node[name];
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  return items.filter((one): one is XmlNode => typeof one === 'object' && one !== null);
}

export function textOf(node: XmlNode, name: string): string | null {
  const found = node[name];
  // With attributes it is a node of its own.
  const isNode = typeof found === 'object' && found !== null;
  const value = isNode ? (found as XmlNode)['#text'] : found;
  return typeof value === 'string' ? value.trim() : null;
}

export function hrefs(entry: XmlNode, rel: string): string[] {
  return list(entry, 'link')
    .filter((link) => link['@rel'] === rel)
    .map((link) => String(link['@href'] ?? '').replace(/\/+$/, ''));
}

/** The usage point that a block is of, as its links have it: `UsagePoint/1`. */
export function pointOf(entry: XmlNode): string {
  const [link = ''] = [...hrefs(entry, 'up'), ...hrefs(entry, 'self')];
  return /UsagePoint\/[^/]+/.exec(link)?.[0] ?? '';
}

export const isBelow = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}/`);

export function offsetOf(node: XmlNode): number {
  const meta = (node as Readonly<Record<symbol, { startIndex?: number } | undefined>>)[META];
  return meta?.startIndex ?? 0;
}
