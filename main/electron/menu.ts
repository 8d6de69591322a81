/** The native menu: File, Edit, View, Night, Help. What the window does itself is sent to it as a named command. */

import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../app/bridge/index.ts';

export function menuTemplate(send: (command: Command) => void, mac: boolean): MenuItemConstructorOptions[] {
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('New from Template…', 'project.new', 'CmdOrCtrl+N'),
        item('Open Project…', 'project.open', 'CmdOrCtrl+O'),
        item('Save', 'project.save', 'CmdOrCtrl+S'),
        line,
        item('Import Hypnogram…', 'hypnogram.import'),
        item('Export Bundle…', 'bundle.export', 'CmdOrCtrl+E'),
        line,
        { role: mac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        line,
        item('Find', 'edit.find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Command Palette…', 'view.palette', 'CmdOrCtrl+K'),
        item('Switch Theme', 'view.theme'),
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { label: '&Night', submenu: [item('Preview Night', 'night.preview', 'CmdOrCtrl+Return')] },
    { label: '&Help', submenu: [item('Language', 'help.language', 'F1'), { role: 'toggleDevTools' }] },
  ];
}
