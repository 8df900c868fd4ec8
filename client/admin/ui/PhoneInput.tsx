import { TextInput, type TextInputProps } from 'react-admin';
import { formatPhone } from '../format/phone.ts';

/** A phone number as people here write it; what is typed goes to the server as typed. */
export function PhoneInput(props: Omit<TextInputProps, 'type' | 'format' | 'parse'>) {
  return <TextInput {...props} type="tel" autoComplete="off" format={shown} />;
}

const shown = (value: unknown) => (typeof value === 'string' ? formatPhone(value) : '');
