using System.Runtime.InteropServices;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Output;
using NeuroRepl.Kernel.Recall;
using NeuroRepl.Kernel.Transport;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Sessions;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Kernel;

/// <summary>Runs a kernel as a process does: from a connection file to the client's shutdown.</summary>
public static class KernelHost
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>Serves until a client asks for shutdown, or the token is cancelled.</summary>
    /// <param name="connectionFile">What Jupyter wrote for this kernel.</param>
    /// <param name="openInBrowser">How <c>Show</c> opens a page; gives false where there is no browser.</param>
    /// <exception cref="ArgumentMistake">The connection file is not there, or is none.</exception>
    public static async Task ServeAsync(string connectionFile, Func<string, bool>? openInBrowser = null, CancellationToken stop = default)
    {
        var at = Connection.Open(connectionFile);
        var log = KernelLog.Open();

        // The compiler is loaded and warmed while the client still shakes hands.
        var name = Path.GetFileNameWithoutExtension(connectionFile);
        var last = LastKernel.Of(name);
        if (last is not null) { log(last); }

        var conversation = Task.Run(() => Start(openInBrowser, name, log), CancellationToken.None);
        _ = conversation.ContinueWith(static c => c.Result.Interpreter.WarmUpAsync(), TaskScheduler.Default).Unwrap();
        var sockets = new Sockets(log: log);
        try
        {
            var native = NativeOutput.Capture();
            var wire = new WireFormat(new Signer(at.KeyBytes), Guid.NewGuid().ToString("N"), TimeProvider.System);
            using var kernel = new JupyterKernel(KernelSockets.Bind(sockets, at), wire, conversation, new History(HistoryFile.DefaultPath, log), native, log, last);
            using var sigint = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                kernel.Interrupt();
            });
            kernel.Start();
            await Task.WhenAny(kernel.ShutDown, Parent.GoneAsync(stop)).WaitAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            if (conversation.IsCompletedSuccessfully) { conversation.Result.Log?.Dispose(); }

            sockets.Close(LastWords);
        }
    }

    private static Conversation Start(Func<string, bool>? openInBrowser, string name, Action<string> log)
    {
        var conversation = Conversation.Start(openInBrowser: openInBrowser);
        conversation.Log = SessionLog.Begin(name, log);
        return conversation;
    }
}
