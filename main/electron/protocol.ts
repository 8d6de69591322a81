/** Serves the window's files as `dream://app/…`, from one folder and never from outside of it. */

import { extname, resolve, sep } from 'node:path';
import { protocol } from 'electron';

export const ORIGIN = 'dream://app';

export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Chromium's `ERR_ACCESS_DENIED`. */
const REFUSED = -10;

/** Before the app is ready. */
export function declareProtocol(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'dream', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/**
 * By path, which Chromium reads by itself: `protocol.handle` would bring every byte through this process, at a tenth of the speed,
 * while it is busy starting.
 */
export function servePages(folder: string): void {
  protocol.registerFileProtocol('dream', (request, answer) => {
    const file = fileFor(request.url, folder);
    if (file === null || request.method !== 'GET') return answer({ error: REFUSED });
    const headers = {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
    };
    answer({ path: file, headers });
  });
}

/** The file an address names, or null where it leads out of the folder or to another host. */
export function fileFor(address: string, folder: string): string | null {
  try {
    const url = new URL(address);
    if (url.protocol !== 'dream:' || url.host !== 'app') return null;
    const path = decodeURIComponent(url.pathname);
    if (path.includes('\0') || path.includes('\\')) return null;
    const root = resolve(folder);
    const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
    return file.startsWith(root + sep) ? file : null;
  } catch {
    return null;
  }
}
