import Box from '@mui/material/Box';
import { useState } from 'react';
import { Brand } from '../ui/Brand.tsx';
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
        <Box sx={{ mb: 2 }}>
          <Brand />
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
