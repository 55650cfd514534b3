import { describe, expect, it } from "vitest";
import { address, mailTo, smsTo } from "./invitation";

const LINK = "Lena, your calls:\nhttps://office.example/join/x~y";

describe("what a link is sent with", () => {
  it("[PE2] an address that somebody typed adds no copy to anybody else", () => {
    const typed = "lena@film.example?bcc=thief@elsewhere.example&body=x";
    for (const made of [address(typed), mailTo(typed, "Calls", LINK)]) {
      const told = new URL(made);
      expect(told.searchParams.get("bcc")).toBeNull();
      expect(told.pathname.match(/@/g)).toHaveLength(1);
    }
    expect(address("lena@film.example")).toBe("mailto:lena@film.example");
    expect(new URL(mailTo("a,b@x\r\nBcc: y", "A\r\nBcc: z", LINK)).searchParams.get("body")).toBe(LINK);
    expect(mailTo("a@x\r\nBcc: y", "A\r\nBcc: z", LINK)).not.toMatch(/[\r\n]/);
  });
  it("[PE2] a number that somebody typed is digits alone", () => {
    expect(smsTo("+1 (760) 555?body=x&to=1", "a\nb&c")).toBe("sms:+17605551?&body=a%0Ab%26c");
  });
});
