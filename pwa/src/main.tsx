import { render } from "preact";
import { App } from "./app/app.tsx";
import { followLinks } from "./app/route.ts";
import "./fonts.css";
import "./look/look.css";

followLinks();
const root = document.getElementById("app");
if (root) render(<App />, root);
