import Box from '@mui/material/Box';
import type { FieldValues } from 'react-hook-form';
import type { Transfer } from '../../../shared/transfer.ts';
import { useZone } from '../app/useLocations.ts';
import { leadName } from '../format/leadName.ts';
import { useNow } from '../format/useNow.ts';
import { useSettled } from '../ui/useSettled.ts';
import { goneWords } from './goneWords.ts';
import { useGone } from './useGone.ts';

const pauseMilliseconds = 300;

/**
 * While somebody is taken down: another location may carry them on already. Asked by a whole number
 * and by a whole name, since either may be new.
 */
export function HandedOverHintField({ person }: { person: FieldValues }) {
  const byPhone = useGone(useSettled(numberOf(person), pauseMilliseconds));
  const byName = useGone(useSettled(nameOf(person), pauseMilliseconds));
  const [first] = [...byPhone, ...byName];
  return (
    <Box component="output" sx={{ flexBasis: '100%', color: 'var(--ink-2)' }}>
      {first && <Hint transfer={first} />}
    </Box>
  );
}

function Hint({ transfer }: { transfer: Transfer }) {
  const zone = useZone(transfer.fromLocationId);
  const now = useNow();
  return (
    <>
      <b>{leadName(transfer)}</b>: {goneWords(transfer, zone, now)}
    </>
  );
}

const wholeNumber = 10;

function numberOf(person: FieldValues): string {
  const digits = textOf(person, 'phone').replaceAll(/\D/g, '');
  return digits.length < wholeNumber ? '' : digits;
}

function nameOf(person: FieldValues): string {
  const [first, last] = [textOf(person, 'firstName'), textOf(person, 'lastName')];
  return first === '' || last.length < 2 ? '' : `${first} ${last}`;
}

function textOf(person: FieldValues, name: string): string {
  const value: unknown = person[name];
  return typeof value === 'string' ? value.trim() : '';
}
