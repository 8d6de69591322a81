/** The page that explains a code: shown in the window, from the pages of the documentation. */

import { set } from './store.ts';

export const showHelp = (code: string): void => set({ dialog: 'help', help: code });
