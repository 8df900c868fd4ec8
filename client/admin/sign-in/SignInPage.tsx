import Box from '@mui/material/Box';
import { useState } from 'react';
import { Card } from '../ui/Card.tsx';
import { TabTitle } from '../ui/TabTitle.tsx';
import { ForgotPassword } from './ForgotPassword.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The door: sign in, or ask for a new password. */
export function SignInPage() {
  const [forgot, setForgot] = useState(false);
  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2 }}>
      <TabTitle>Sign in</TabTitle>
      <Card sx={{ width: '100%', maxWidth: 400, p: '32px' }}>
        <Box
          component="p"
          sx={{
            fontSize: 17,
            fontWeight: 700,
            mb: 2,
            display: 'flex',
            gap: 1,
            alignItems: 'center',
          }}
        >
          <Box
            component="i"
            sx={{ width: 14, height: 14, borderRadius: '50%', border: '4px solid var(--accent)' }}
          />
          Stillpoint
        </Box>
        {forgot ? (
          <ForgotPassword back={() => setForgot(false)} />
        ) : (
          <SignInForm forgot={() => setForgot(true)} />
        )}
      </Card>
    </Box>
  );
}
