import { NumberInput, required } from 'react-admin';
import type { SettingField } from './settingFields.ts';

const needed = required();

/** A figure of the settings with its reason. */
export function figure({ key, label, help }: SettingField) {
  return (
    <NumberInput
      key={key}
      source={`settings.${key}`}
      label={label}
      helperText={help}
      min={0}
      validate={needed}
    />
  );
}
