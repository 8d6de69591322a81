/** Draws the window. */

import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@fontsource-variable/newsreader';
import 'dockview-react/dist/styles/dockview.css';
import './theme/tokens.css';
import './theme/global.css';
import './shell/shell.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
const page = createRoot(root);
// At once: see `Fetched`.
flushSync(() => page.render(<App />));
