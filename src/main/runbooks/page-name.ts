/** `.html.md.erb` before `.md.erb` before `.md`: the longest ending that fits is taken off. */
const endings = ['.html.md.erb', '.html.markdown', '.html.md', '.md.erb', '.markdown', '.md'] as const;

/** Also what published pages end in: an address names the page by them. */
const publishedEndings = [...endings, '.html.erb', '.html', '.htm', '.adoc', '.txt'];

export function isPageName(name: string): boolean {
  const lower = name.toLowerCase();
  return endings.some((ending) => lower.endsWith(ending) && lower.length > ending.length);
}

export function isTemplateName(name: string): boolean {
  return name.toLowerCase().endsWith('.erb');
}

/** The path without what files of pages end in. */
export function withoutEnding(path: string): string {
  const lower = path.toLowerCase();
  const ending = publishedEndings.find((each) => lower.endsWith(each));
  return ending === undefined ? path : path.slice(0, path.length - ending.length);
}

/**
 * What a page is known by in addresses: its path in small letters without the ending, and without `index` or `readme`,
 * which stand for the folder that they are in.
 */
export function addressSteps(path: string): readonly string[] {
  const steps = withoutEnding(path)
    .toLowerCase()
    .split('/')
    .filter((step) => step !== '' && step !== '.');
  return ['index', 'readme'].includes(steps.at(-1) ?? '') && steps.length > 1 ? steps.slice(0, -1) : steps;
}

/** The last step, by which pages are looked up. */
export function stemOf(path: string): string {
  return addressSteps(path).at(-1) ?? '';
}
