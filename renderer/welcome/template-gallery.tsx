/** Dreams to start from, each in its own words and seen from far; and those that were open before. */

import './welcome.css';

import { FolderOpen } from 'lucide-react';
import { CHANNELS } from '../../app/bridge/index.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { closeSheet, Sheet } from '../shell/sheet.tsx';
import { chooseProject, createProject, folderName, openProject, useRecentProjects } from '../state/project.ts';
import { useStore } from '../state/store.ts';
import { TemplatePicture } from './template-picture.tsx';

const close = () => closeSheet('templates');

export function TemplateGallery() {
  const templates = useStore((state) => state.templates);
  const begin = async (id: string) => {
    close();
    await createProject(id);
  };
  return (
    <Sheet name="templates" title="Begin a dream" about="A copy in a new folder of yours; the dream that is open is kept as it is.">
      <ul>
        {templates.map((template, i) => (
          <li key={template.id}>
            <button data-first={i === 0 ? '' : undefined} type="button" data-template={template.id} onClick={() => void begin(template.id)}>
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
    </Sheet>
  );
}

function Recent() {
  const recent = useRecentProjects();
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
                {folderName(one)}
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
