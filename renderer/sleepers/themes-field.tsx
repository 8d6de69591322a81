/** Themes to avoid: words between commas, what each is taken for, and the ones that dreams use to choose from. */

import { THEMES, themeOf } from '../../dream-dsl/index.ts';
import { themesIn } from './form.ts';

interface ThemesProps {
  readonly value: string;
  readonly readOnly: boolean;
  readonly problem: string | undefined;
  onChange(value: string): void;
}

export function ThemesField({ value, readOnly, problem, onChange }: ThemesProps) {
  const themes = themesIn(value);
  const has = (name: string) => themes.some((theme) => themeOf(theme)?.name === name);
  const toggle = (name: string) => onChange((has(name) ? themes.filter((theme) => themeOf(theme)?.name !== name) : [...themes, name]).join(', '));
  return (
    <fieldset>
      <legend>Themes to avoid</legend>
      <input
        name="avoidThemes"
        aria-label="Themes to avoid, with commas"
        aria-invalid={problem !== undefined}
        value={value}
        readOnly={readOnly}
        placeholder={readOnly ? 'none' : 'water, heights'}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== undefined && <small role="alert">{problem}</small>}
      {themes.flatMap((theme) => {
        const known = themeOf(theme);
        if (known?.name === theme) return [];
        return [
          <p key={theme} className="sleeper-note">
            {known === null ? `“${theme}” is a word of your own: only dreams that say it in quotes are found.` : `“${theme}” is taken for ${known.name}.`}
          </p>,
        ];
      })}
      {!readOnly && (
        <details className="sleeper-themes">
          <summary>Themes that dreams use</summary>
          <div className="sleeper-chips">
            {[...THEMES.values()].map(({ name, doc }) => (
              <button key={name} type="button" title={doc} aria-pressed={has(name)} onClick={() => toggle(name)}>
                {name}
              </button>
            ))}
          </div>
        </details>
      )}
    </fieldset>
  );
}
