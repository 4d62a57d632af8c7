using System.Text;
using System.Text.Json;
using NeuroRepl.Kernel.Transport;
using NeuroRepl.Numerics;

namespace NeuroRepl.Kernel.Messages;

/// <summary>What a connection file says: where the kernel's sockets are, and the key that messages are signed with.</summary>
internal sealed record Connection(string Transport, string Ip, int ShellPort, int ControlPort, int StdinPort, int IopubPort, int HeartbeatPort, string Key)
{
    /// <summary>The key as bytes.</summary>
    public ReadOnlyMemory<byte> KeyBytes => Encoding.UTF8.GetBytes(Key);

    /// <summary>Where a socket is.</summary>
    public Endpoint At(int port) => Endpoint.Of(Transport, Ip, port);

    /// <summary>Reads a connection file.</summary>
    /// <exception cref="ArgumentMistake">It is not there, or is none.</exception>
    public static Connection Open(string path)
    {
        if (!File.Exists(path)) { throw new ArgumentMistake($"There is no connection file {path}.", "Jupyter writes one for each kernel that it starts; by hand: jupyter kernel --kernel=neurorepl."); }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new ArgumentMistake($"{path} is no connection file: {e.Message}", "It is JSON with transport, ip, five ports, signature_scheme and key.");
        }
    }

    private static Connection Of(JsonElement file)
    {
        if (file.Text("signature_scheme") is { Length: > 0 } scheme && scheme != "hmac-sha256") { throw new FormatException($"its signature_scheme is {scheme}, and only hmac-sha256 is known."); }

        int Port(string name) => file.Number(name) ?? throw new FormatException($"it has no {name}.");
        return new Connection(
            file.Text("transport") ?? "tcp", file.Text("ip") ?? "127.0.0.1", Port("shell_port"), Port("control_port"), Port("stdin_port"), Port("iopub_port"), Port("hb_port"), file.Text("key") ?? "");
    }
}
