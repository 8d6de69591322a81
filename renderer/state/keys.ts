/** Changing which keys a command has. */

import { type CommandId, commandOf, takenBy } from '../../app/bridge/index.ts';
import { changeSettings } from './settings.ts';
import { get } from './store.ts';

/** Gives a command these keys, '' for none; who had them has none then. */
export function bindKeys(id: CommandId, keys: string): void {
  const before = get().settings.keys;
  const others = takenBy(id, keys, before).map((other) => [other.id, ''] as const);
  const usual = commandOf(id).keys ?? '';
  const { [id]: _, ...rest } = before;
  void changeSettings({ keys: { ...rest, ...Object.fromEntries(others), ...(keys === usual ? {} : { [id]: keys }) } });
}

/** The usual keys again, of one command or of all. */
export function resetKeys(id?: CommandId): void {
  if (id === undefined) void changeSettings({ keys: {} });
  else bindKeys(id, commandOf(id).keys ?? '');
}
