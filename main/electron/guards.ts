/** What no page may do: go elsewhere, open windows, embed others, or be given rights of the device. */

import { app, type Session } from 'electron';
import { ORIGIN } from './protocol.ts';

/** The only address the window shows. */
export const PAGE = `${ORIGIN}/index.html`;

/** Holds for every page of the app, also ones that nobody meant to make. `open` takes addresses that a page wanted a window for. */
export function guardPages(open: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      open(url);
      return { action: 'deny' };
    });
    const stay = (event: { readonly url: string; preventDefault(): void }) => {
      if (event.url !== PAGE) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Whether a message's sender is our own page, and no frame inside of it. */
export function isOurPage(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && frame.url.split(/[?#]/)[0] === PAGE;
}
