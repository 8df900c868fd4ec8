import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { MonthlyMailChoice } from '../../../shared/monthly-mail.ts';
import { sentenceOf } from '../app/httpClient.ts';
import { useProvider } from '../app/useProvider.ts';

const queryKey = ['monthlyMail'];

/** One's own monthly mail, on or off. Nothing is shown until it is known how it stands. */
export function MonthlyMailSwitch() {
  const provider = useProvider();
  const notify = useNotify();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey, queryFn: () => provider.monthlyMail() });
  const { mutate, isPending } = useMutation({
    mutationFn: (on: boolean) => provider.chooseMonthlyMail(on),
    onSuccess: (choice: MonthlyMailChoice) => {
      queries.setQueryData(queryKey, choice);
      notify(saidOf(choice), { type: 'info' });
    },
    onError: (thrown) => notify(sentenceOf(thrown), { type: 'warning' }),
  });
  return data === undefined ? null : (
    <FormControlLabel
      sx={{ minHeight: 44, '@media print': { display: 'none' } }}
      disabled={isPending}
      control={
        <Switch
          checked={data.on}
          onChange={(_event, on) => mutate(on)}
          slotProps={{ input: { role: 'switch' } }}
        />
      }
      label="Mail me last month’s figures on the first working day of each month"
    />
  );
}

function saidOf({ on }: MonthlyMailChoice): string {
  return on
    ? 'The monthly mail comes on the first working day of each month.'
    : 'The monthly mail no longer comes.';
}
