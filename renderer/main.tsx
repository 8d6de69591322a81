/** Starts the window: fonts, theme, the store's first project, and the shell. */

import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@fontsource-variable/newsreader';
import 'dockview-react/dist/styles/dockview.css';
import './theme/tokens.css';
import './theme/global.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { begin } from './state/begin.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(<App />);
void begin();
