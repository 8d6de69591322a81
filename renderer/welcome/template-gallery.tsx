/** Dreams to start from, each in its own words and seen from far; and those that were open before. */

import './welcome.css';

import { Dialog } from '@base-ui/react/dialog';
import { FolderOpen, X } from 'lucide-react';
import { useRef } from 'react';
import { CHANNELS } from '../../app/bridge/index.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { chooseProject, createProject, openProject } from '../state/project.ts';
import { set, useStore } from '../state/store.ts';
import { TemplatePicture } from './template-picture.tsx';

const close = () => set(({ dialog }) => (dialog === 'templates' ? { dialog: null } : {}));

export function TemplateGallery() {
  const open = useStore((state) => state.dialog === 'templates');
  const templates = useStore((state) => state.templates);
  const first = useRef<HTMLButtonElement>(null);
  const begin = async (id: string) => {
    close();
    await createProject(id);
  };
  return (
    <Dialog.Root open={open} onOpenChange={(now) => !now && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="gallery" data-testid="templates" initialFocus={first}>
          <header>
            <Dialog.Title>Begin a dream</Dialog.Title>
            <Dialog.Close className="icon" aria-label="Close">
              <X size={16} strokeWidth={1.5} />
            </Dialog.Close>
          </header>
          <Dialog.Description>A copy in a new folder of yours; the dream that is open is kept as it is.</Dialog.Description>
          <ul>
            {templates.map((template, i) => (
              <li key={template.id}>
                <button ref={i === 0 ? first : null} type="button" data-template={template.id} onClick={() => void begin(template.id)}>
                  <TemplatePicture id={template.id} />
                  <h3>{template.title}</h3>
                  <p>{template.summary}</p>
                  <span className="channels">
                    {CHANNELS.filter((channel) => template.channels.includes(channel)).map((channel) => (
                      <ChannelIcon key={channel} channel={channel} size={16} />
                    ))}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <Recent />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const RECENT = 5;

/** The dreams that were open before, the newest first; the one that is open is not among them. */
function Recent() {
  const dir = useStore((state) => state.project?.dir);
  const all = useStore((state) => state.settings.recentProjects);
  const recent = all.filter((one) => one !== dir).slice(0, RECENT);
  const go = (open: () => Promise<unknown>) => () => {
    close();
    void open();
  };
  return (
    <footer>
      {recent.length > 0 && (
        <section aria-labelledby="recent">
          <h3 id="recent">Open before</h3>
          <div>
            {recent.map((one) => (
              <button key={one} type="button" className="quiet" title={one} onClick={go(() => openProject(one))}>
                {one.split(/[\\/]/).findLast((part) => part !== '')}
              </button>
            ))}
          </div>
        </section>
      )}
      <span className="spring" />
      <button type="button" className="secondary" onClick={go(chooseProject)}>
        <FolderOpen size={16} strokeWidth={1.5} aria-hidden /> Open a project…
      </button>
    </footer>
  );
}
