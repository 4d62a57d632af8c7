using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NeuroRepl.Kernel.Transport;

/// <summary>Where a socket listens or connects: <c>tcp://host:port</c> or <c>ipc://path</c>.</summary>
internal abstract record Endpoint
{
    /// <summary>A TCP port; port 0 asks the system for a free one, host <c>*</c> means every interface.</summary>
    public sealed record Tcp(string Host, int Port) : Endpoint
    {
        public override string ToString() => Host.Contains(':') ? $"tcp://[{Host}]:{Port}" : $"tcp://{Host}:{Port}";
    }

    /// <summary>A Unix domain socket; a path that begins with <c>@</c> is in Linux's abstract namespace and leaves no file.</summary>
    public sealed record Ipc(string Path) : Endpoint
    {
        public bool IsAbstract => Path.StartsWith('@');

        public override string ToString() => $"ipc://{Path}";
    }

    /// <summary>Reads an address as ZeroMQ writes it.</summary>
    /// <exception cref="FormatException">The text is neither tcp://host:port nor ipc://path.</exception>
    public static Endpoint Parse(string text)
    {
        if (text.StartsWith("ipc://", StringComparison.Ordinal) && text.Length > 6) { return new Ipc(text[6..]); }

        var colon = text.LastIndexOf(':');
        if (!text.StartsWith("tcp://", StringComparison.Ordinal) || colon <= 6
            || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw new FormatException($"'{text}' is no address of a socket: expected tcp://host:port or ipc://path.");
        }

        return new Tcp(text[6..colon].Trim('[', ']'), port);
    }

    /// <summary>The address that a connection file means: for ipc, the "ip" is a path and the "port" a suffix of it.</summary>
    public static Endpoint Of(string transport, string ip, int port) => transport switch
    {
        "tcp" => new Tcp(ip, port),
        "ipc" => new Ipc($"{ip}-{port}"),
        _ => throw new FormatException($"The connection file asks for the transport '{transport}': expected tcp or ipc."),
    };

    internal EndPoint ToSystem() => this switch
    {
        Ipc ipc => new UnixDomainSocketEndPoint(ipc.IsAbstract ? '\0' + ipc.Path[1..] : ipc.Path),
        Tcp { Host: "*", Port: var port } => new IPEndPoint(IPAddress.Any, port),
        Tcp tcp when IPAddress.TryParse(tcp.Host, out var address) => new IPEndPoint(address, tcp.Port),
        Tcp tcp => new IPEndPoint(Dns.GetHostAddresses(tcp.Host, AddressFamily.InterNetwork)[0], tcp.Port),
        _ => throw new InvalidOperationException($"{this} is no kind of endpoint that is known."),
    };
}
