/** The pages of the documentation that the window shows: one for each code, and all others. */

const CODES = import.meta.glob<string>('../../docs/diagnostics/*.md', { query: '?raw', import: 'default' });
const PAGES = import.meta.glob<string>('../../docs/*.md', { query: '?raw', import: 'default' });

/** `DRM022`, or `language`. Null where there is no such page. */
export async function pageOf(name: string): Promise<string | null> {
  const load = CODES[`../../docs/diagnostics/${name}.md`] ?? PAGES[`../../docs/${name}.md`];
  return load === undefined ? null : load();
}
