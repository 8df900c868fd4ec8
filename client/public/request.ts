/**
 * On top of the form that works by itself: solves the challenge while the person types, and
 * keeps what was typed when the language is switched.
 */

const patienceMs = 20_000;
const freshMs = 25 * 60_000;

type Proof = { readonly solution: Promise<string>; readonly at: number };

const form = document.querySelector<HTMLFormElement>('#request');
if (form) {
  keepTextsOverLanguages(form);
  if (form.dataset['challenge'] && 'subtle' in crypto) {
    proveWhileTyping(form);
  }
}

function proveWhileTyping(target: HTMLFormElement): void {
  let proof: Proof | undefined;
  let isSending = false;
  const prove = () => {
    const age = proof ? performance.now() - proof.at : Infinity;
    proof = age < freshMs && proof ? proof : begin(target);
    return proof.solution;
  };
  target.addEventListener('focusin', () => void prove());
  target.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isSending) {
      isSending = true;
      void send(target, prove());
    }
  });
  // Back from the next page: the browser may show this one as it was left.
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      location.reload();
    }
  });
}

async function send(target: HTMLFormElement, solution: Promise<string>): Promise<void> {
  const button = target.querySelector<HTMLButtonElement>('button[type=submit]');
  if (button) {
    button.setAttribute('aria-disabled', 'true');
    button.textContent = target.dataset['sending'] ?? button.textContent;
  }
  const field = target.querySelector<HTMLInputElement>('input[name=altcha]');
  if (field) {
    field.value = await Promise.race([solution, afterPatience()]);
  }
  target.submit();
}

/** Without a solution the server still takes the form, only not many of them. */
function afterPatience(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(''), patienceMs);
  });
}

function begin(target: HTMLFormElement): Proof {
  const { challenge = '', worker = '' } = target.dataset;
  return { solution: solve(challenge, worker).catch(() => ''), at: performance.now() };
}

async function solve(challengeUrl: string, workerUrl: string): Promise<string> {
  const response = await fetch(challengeUrl);
  const challenge: unknown = await response.json();
  const worker = new Worker(workerUrl);
  const solution = await new Promise<unknown>((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<unknown>) => resolve(event.data));
    worker.addEventListener('error', () => reject(new Error('the challenge was not solved')));
    const work = {
      type: 'work',
      challenge,
      counterMode: 'uint32',
      counterStart: 0,
      counterStep: 1,
    };
    worker.postMessage(work, []);
  });
  worker.terminate();
  return btoa(JSON.stringify({ challenge, solution }));
}

/** The link to the other language would lose what was typed; sent along, it stays. */
function keepTextsOverLanguages(target: HTMLFormElement): void {
  const link = document.querySelector<HTMLAnchorElement>('.top a[hreflang]');
  let isTouched = document.querySelector('#problems') !== null;
  target.addEventListener('input', () => {
    isTouched = true;
  });
  link?.addEventListener('click', (event) => {
    if (isTouched) {
      event.preventDefault();
      const wish = document.createElement('input');
      wish.type = 'hidden';
      wish.name = 'switchTo';
      wish.value = link.hreflang;
      target.append(wish);
      target.submit();
    }
  });
}
