/** The window while no dream is open, because none could be: the ways to one. */

import './welcome.css';
import { runCommand } from '../state/commands.ts';
import { folderName, openProject, useRecentProjects } from '../state/project.ts';

export function NoProject() {
  const recent = useRecentProjects();
  return (
    <section className="no-project" data-testid="no-project" aria-labelledby="no-project">
      <h1 id="no-project">No dream is open</h1>
      <p>Begin with a template, or open a folder that holds a dream.</p>
      <div>
        <button type="button" className="primary" onClick={() => runCommand('project.new')}>
          New dream…
        </button>
        <button type="button" className="secondary" onClick={() => runCommand('project.open')}>
          Open a project…
        </button>
      </div>
      {recent.length > 0 && (
        <nav aria-label="Open before">
          <h2>Open before</h2>
          {recent.map((dir) => (
            <button key={dir} type="button" className="quiet" title={dir} onClick={() => void openProject(dir)}>
              {folderName(dir)}
            </button>
          ))}
        </nav>
      )}
    </section>
  );
}
