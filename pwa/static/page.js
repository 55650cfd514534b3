/* What a page of the server's own does beyond a form: it copies a link. Without this script the link can be marked by hand. */
for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const said = document.querySelector("[data-said]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // An app's own browser often refuses the newer way.
      document.execCommand("copy");
    }
    said.textContent = button.dataset.copied;
  });
}
