/** The native menu: the table of commands, with the system's own entries among them. Every command is sent to the window. */

import { Menu, type MenuItemConstructorOptions } from 'electron';
import { z } from 'zod';
import { acceleratorOf, COMMAND_GROUPS, COMMANDS, type Command, type CommandGroup, type CommandId, keysFor, type MenuState } from '../../app/bridge/index.ts';
import { mnemonics } from './mnemonics.ts';

const stateSchema = z.strictObject({
  keys: z.record(z.string().max(60), z.string().max(60)),
  off: z.array(z.string().max(60)).max(500),
  on: z.array(z.string().max(60)).max(500),
  recent: z.array(z.string().max(4096)).max(20),
});

export interface AppMenu {
  /** Takes what the page says of keys and of commands that have nothing to act on; what does not fit is passed over. */
  show(state: unknown): void;
}

export interface MenuActs {
  run(command: CommandId): void;
  /** A folder that was open before. */
  open(dir: string): void;
}

export function createMenu(acts: MenuActs, mac: boolean): AppMenu {
  let built = '';
  const build = (state: MenuState) => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(acts, mac, state)));
  build({ keys: {}, off: [], on: [], recent: [] });
  return {
    show(given) {
      const parsed = stateSchema.safeParse(given);
      if (!parsed.success) return;
      const state = parsed.data;
      const now = JSON.stringify([state.keys, state.recent]);
      if (now !== built) build(state);
      built = now;
      const menu = Menu.getApplicationMenu();
      for (const { id } of COMMANDS) {
        const item = menu?.getMenuItemById(id);
        if (item) item.enabled = !state.off.includes(id);
        if (item?.type === 'checkbox') item.checked = state.on.includes(id);
      }
    },
  };
}

export function menuTemplate({ run, open }: MenuActs, mac: boolean, { keys, off, on, recent }: MenuState): MenuItemConstructorOptions[] {
  const item = (command: Command, label: string): MenuItemConstructorOptions[] => {
    const accelerator = command.where === undefined || command.where === 'code' ? acceleratorOf(keysFor(command, keys)) : null;
    return [
      ...(command.line === true ? [LINE] : []),
      {
        id: command.id,
        label,
        enabled: !off.includes(command.id),
        ...(command.toggles === true ? { type: 'checkbox' as const, checked: on.includes(command.id) } : {}),
        click: (item) => {
          // Whether it is on the page says, once it is.
          if (item.type === 'checkbox') item.checked = !item.checked;
          run(command.id);
        },
        // The page hears its keys itself, and only where they mean this; here they are shown.
        ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      },
      ...(command.id === 'project.open' ? [openedBefore(recent, open)] : []),
    ];
  };
  const ofGroup = (group: CommandGroup, label: string): MenuItemConstructorOptions => {
    const own = listed(group);
    const labels = mnemonics(own.map(({ title }) => title));
    const items = (fixed: boolean) => own.flatMap((command, i) => ((command.fixed ?? false) === fixed ? item(command, labels[i] as string) : []));
    return { label, submenu: [...items(true), ...among(group), ...items(false), ...after(group, mac)] };
  };
  const labels = mnemonics(COMMAND_GROUPS);
  return [...(mac ? [{ role: 'appMenu' } as const] : []), ...COMMAND_GROUPS.map((group, i) => ofGroup(group, labels[i] as string))];
}

const listed = (group: CommandGroup): readonly Command[] => COMMANDS.filter((command: Command) => command.group === group && command.second !== true);

const openedBefore = (dirs: readonly string[], open: (dir: string) => void): MenuItemConstructorOptions => ({
  id: 'project.recent',
  label: 'Open a dream from before',
  enabled: dirs.length > 0,
  // The system takes a single & for the mark of a key.
  submenu: dirs.map((dir) => ({ label: dir.replaceAll('&', '&&'), click: () => open(dir) })),
});

const LINE: MenuItemConstructorOptions = { type: 'separator' };

/** The system's own, below what has the system's keys. */
const among = (group: CommandGroup): MenuItemConstructorOptions[] =>
  group === 'Edit' ? [LINE, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] : [];

function after(group: CommandGroup, mac: boolean): MenuItemConstructorOptions[] {
  if (group === 'File') return [LINE, mac ? { role: 'close', accelerator: 'Alt+Cmd+W' } : { role: 'quit' }];
  if (group === 'View') return [LINE, { role: 'togglefullscreen' }];
  return group === 'Help' ? [LINE, { role: 'toggleDevTools' }] : [];
}
