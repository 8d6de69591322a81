/** Where in a JSON text a value stands: the line of a path, for messages. */

/** Line (1-based) of the value at `path` in a text that JSON.parse accepts; of its key where the value is in an object. Where there is none: of what would hold it. */
export function lineOf(text: string, path: readonly (string | number)[]): number {
  let at = 0;
  const space = () => {
    while (at < text.length && ' \n\r\t'.includes(text.charAt(at))) at++;
  };
  const string = (): string => {
    const from = at++;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at++;
    return JSON.parse(text.slice(from, at)) as string;
  };
  /** Goes over one value of any depth; no recursion, so that a deep text can not exhaust the stack. */
  const skip = () => {
    let depth = 0;
    do {
      space();
      const c = text.charAt(at);
      if (c === '"') string();
      else if (c === '{' || c === '[') [depth, at] = [depth + 1, at + 1];
      else if (c === '}' || c === ']') [depth, at] = [depth - 1, at + 1];
      else if (c === ',' || c === ':') at++;
      else while (at < text.length && !' \n\r\t,:]}'.includes(text.charAt(at))) at++;
    } while (depth > 0 && at < text.length);
  };
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  let found = 0;
  space();
  found = at;
  for (const key of path) {
    space();
    const inObject = text[at] === '{';
    if (!inObject && text[at] !== '[') break;
    at++;
    let here = -1;
    for (let index = 0; ; index++) {
      space();
      if (text[at] === '}' || text[at] === ']' || at >= text.length) break;
      const start = at;
      let own: string | number = index;
      if (inObject) {
        own = string();
        space();
        at++;
        space();
      }
      // Of keys that come twice the last one counts, as for JSON.parse.
      const value = at;
      skip();
      if (own === key || (!inObject && String(own) === String(key))) {
        here = value;
        found = start;
        if (!inObject) break;
      }
      space();
      if (text[at] === ',') at++;
    }
    if (here < 0) break;
    at = here;
  }
  return line(found);
}

/** Line (1-based) that the message of a failed JSON.parse points at. */
export function lineOfError(text: string, error: unknown): number {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? text.trimEnd().length : Number(position)).split('\n').length;
}
