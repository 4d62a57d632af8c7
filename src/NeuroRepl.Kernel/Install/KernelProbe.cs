using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Install;

/// <summary>Starts a kernel as Jupyter does, asks who it is and what 1+1 is, and shuts it down: whether it works, in one round trip.</summary>
public static class KernelProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs the probe.</summary>
    /// <param name="command">How the program is started, without "kernel run -f".</param>
    /// <returns>A sentence of what came back.</returns>
    /// <exception cref="KernelProbeException">It did not answer, or not rightly.</exception>
    public static string RoundTrip(IReadOnlyList<string> command)
    {
        var folder = Directory.CreateTempSubdirectory("neurorepl-");
        var file = Path.Combine(folder.FullName, "connection.json");
        var at = new Connection("ipc", Path.Combine(folder.FullName, "k"), 1, 2, 3, 4, 5, Guid.NewGuid().ToString("N"));
        File.WriteAllText(file, FileText(at));
        var clock = Stopwatch.StartNew();
        using var process = Start(command, file);
        using var patience = new CancellationTokenSource(Patience);
        using var sockets = new Sockets();
        try
        {
            return Talk(sockets, at, clock, process, patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new KernelProbeException($"{string.Join(' ', command)} did not answer within {Patience.TotalSeconds:F0} s.");
        }
        finally
        {
            if (!process.WaitForExit(TimeSpan.FromSeconds(3))) { process.Kill(entireProcessTree: true); }

            folder.Delete(recursive: true);
        }
    }

    private static string Talk(Sockets sockets, Connection at, Stopwatch clock, Process process, CancellationToken patience)
    {
        while (!File.Exists($"{at.Ip}-{at.ControlPort}") || !File.Exists($"{at.Ip}-{at.ShellPort}"))
        {
            if (process.HasExited) { throw new KernelProbeException($"It ended at once, with exit code {process.ExitCode}: {process.StandardError.ReadToEnd().Trim()}"); }

            patience.ThrowIfCancellationRequested();
            Thread.Sleep(10);
        }

        var wire = new WireFormat(new Signer(at.KeyBytes), "probe", TimeProvider.System);
        var shell = sockets.Connect(SocketType.Dealer, at.At(at.ShellPort));
        var control = sockets.Connect(SocketType.Dealer, at.At(at.ControlPort));
        var info = Ask(shell, wire, "kernel_info_request", static _ => { }, patience);
        var sum = Ask(shell, wire, "execute_request", static json =>
        {
            json.WriteString("code", "");
            json.WriteObject("user_expressions", static expressions => expressions.WriteString("sum", "1+1"));
        }, patience);
        var time = clock.Elapsed;
        _ = Ask(control, wire, "shutdown_request", static json => json.WriteBoolean("restart", false), patience);
        var answer = sum.Inner("user_expressions").Inner("sum").Inner("data").Text("text/plain");
        return answer == "2"
            ? $"{info.Text("implementation")} {info.Text("implementation_version")}, protocol {info.Text("protocol_version")}, answered 1+1 after {time.TotalSeconds:F1} s"
            : throw new KernelProbeException($"It says that 1+1 is {answer ?? "nothing"}.");
    }

    private static JsonElement Ask(IClient client, WireFormat wire, string type, Action<Utf8JsonWriter> content, CancellationToken patience)
    {
        client.Send(wire.Write(type, Header.None, Json.Object(content)));
        var frames = client.Receive(patience) ?? throw new OperationCanceledException();
        return wire.Read(new Envelope(new Identity(default), frames)).Content;
    }

    private static Process Start(IReadOnlyList<string> command, string file)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), "kernel", "run", "-f", file]) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        try { return Process.Start(start)!; }
        catch (System.ComponentModel.Win32Exception e) { throw new KernelProbeException($"{command[0]} could not be started: {e.Message}"); }
    }

    private static string FileText(Connection at) => Encoding.UTF8.GetString(Json.Object(json =>
    {
        json.WriteString("transport", at.Transport);
        json.WriteString("ip", at.Ip);
        json.WriteNumber("shell_port", at.ShellPort);
        json.WriteNumber("control_port", at.ControlPort);
        json.WriteNumber("stdin_port", at.StdinPort);
        json.WriteNumber("iopub_port", at.IopubPort);
        json.WriteNumber("hb_port", at.HeartbeatPort);
        json.WriteString("signature_scheme", "hmac-sha256");
        json.WriteString("key", at.Key);
    }).Span);
}
