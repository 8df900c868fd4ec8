/** Inside another web site's frame: tells that site how high this page is, nothing else. */

function tellHeight(): void {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ stillpointHeight: height }, '*');
}

new ResizeObserver(tellHeight).observe(document.body);
