// Before all tests: serves dist/ at a free port, so that two runs never meet; stops it afterwards.
import { serve } from "./serve.mjs";

export default async () => {
  const server = await serve();
  process.env.MEMLANE_URL = server.url;
  return server.close;
};
