/**
 * Loaded before every client (node --require): the machine's network, as the tests want it. A client reaches loopback
 * addresses and nothing else. A host that the client's authors wrote down (HOSTS: {"host": port}) is a port on this
 * machine, where a front with a certificate for that name listens.
 */
const net = require("node:net");

const hosts = JSON.parse(process.env.HOSTS ?? "{}");
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  // Node passes its own normalised form [[options, callback]] when it calls from net.connect and tls.connect.
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (options !== null && typeof options === "object" && !options.path) {
    const host = options.host ?? "localhost";
    if (host in hosts) {
      options.host = "127.0.0.1";
      options.port = hosts[host];
    } else if (!["localhost", "127.0.0.1", "::1"].includes(host)) {
      throw new Error(`A client under test wants to reach ${host}:${options.port}`);
    }
  }
  return connect.apply(this, args);
};
