using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Tests.Transport;

public class EndpointTests
{
    [Theory]
    [InlineData("tcp://127.0.0.1:5555")]
    [InlineData("tcp://*:0")]
    [InlineData("tcp://[::1]:80")]
    [InlineData("ipc:///run/kernel-1")]
    [InlineData("ipc://@abstract")]
    public void Addresses_read_and_write_as_ZeroMQ_does(string text) => Assert.Equal(text, Endpoint.Parse(text).ToString());

    [Theory]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("tcp://:80")]
    [InlineData("tcp://host:70000")]
    [InlineData("udp://host:1")]
    [InlineData("ipc://")]
    [InlineData("")]
    public void What_is_no_address_is_refused(string text) => Assert.Throws<FormatException>(() => Endpoint.Parse(text));

    [Fact]
    public void A_connection_file_with_ipc_names_a_path_and_a_suffix() => Assert.Equal("ipc:///tmp/kernel-3", Endpoint.Of("ipc", "/tmp/kernel", 3).ToString());
}
