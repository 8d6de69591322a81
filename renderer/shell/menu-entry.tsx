/** What can be chosen in a menu: its name, and in small what it does. */

import { Menu } from '@base-ui/react/menu';

export function MenuEntry({ name, what, act }: { readonly name: string; readonly what: string; act(): void }) {
  return (
    <Menu.Item className="menu-item" onClick={act}>
      <span>
        <strong>{name}</strong>
        <small>{what}</small>
      </span>
    </Menu.Item>
  );
}
