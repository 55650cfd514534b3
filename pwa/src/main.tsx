import { render } from "preact";
import "./fonts.css";

const root = document.getElementById("app");
if (root) render(<h1>Callboard</h1>, root);
