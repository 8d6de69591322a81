/** A number that may be left empty, then counting as `empty` says. */

interface FieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly empty: string;
  readonly onChange: (value: number | undefined) => void;
}

export function NumberField({ label, value, min, max, step = 1, empty, onChange }: FieldProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        min={min}
        max={max}
        step={step}
        placeholder={empty}
        defaultValue={value ?? ''}
        onBlur={({ target }) => {
          const asked = target.value === '' ? Number.NaN : Number(target.value);
          const fitting = Number.isFinite(asked) ? Math.min(max, Math.max(min, asked)) : undefined;
          target.value = fitting === undefined ? '' : String(fitting);
          onChange(fitting);
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </label>
  );
}
