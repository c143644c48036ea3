using System.Net;

namespace FakeKms.Tool.Tests;

/// <summary>What a control path does not take, and what it says instead.</summary>
internal sealed class ControlRefusalTests
{
    [TestCase("GET", "", "POST")]
    [TestCase("GET", "health", "POST")]
    [TestCase("GET", "trail", "POST")]
    [TestCase("GET", "keys", "DELETE")]
    [TestCase("POST", "advance", "GET")]
    [TestCase("POST", "reset", "GET")]
    [TestCase("POST", "snapshot", "PUT")]
    [TestCase("POST", "restore", "GET")]
    [TestCase("POST", "fail", "PATCH")]
    [TestCase("POST", "caller", "GET")]
    public async Task Another_method_is_answered_with_405_and_the_right_one(string right, string path, string wrong)
    {
        await using var tool = await ServedTool.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(wrong), new Uri(path, UriKind.Relative));
        using var answer = await tool.Http.SendAsync(request);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Content.Headers.Allow, Is.EqualTo(right == "GET" ? new[] { "GET", "HEAD" } : ["POST"]));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo($"{{\"message\":\"/_fakekms/{path} takes {right}, not {wrong}.\"}}"));
    }

    [TestCase("advance", "", "'duration' is missing; write {\\\"duration\\\": \\\"7d\\\"}.")]
    [TestCase("advance", "duration=7d", "The body cannot be read: ")]
    [TestCase("advance", "[]", "The body is no JSON object; /_fakekms/advance takes a JSON object with duration.")]
    [TestCase("advance", """{"duration":7}""", "'duration' is to be a text that is not empty.")]
    [TestCase("advance", """{"duration":"7 days"}""", "'7 days' is no duration; write days, hours, minutes and seconds, such as 7d, 1d12h, 30m or 45s.")]
    [TestCase("advance", """{"duration":"7d","to":"x"}""", "'to' is unknown here; /_fakekms/advance takes a JSON object with duration.")]
    [TestCase("advance", """{"duration":"7d","duration":"8d"}""", "'duration' stands there twice; write it once.")]
    [TestCase("advance?duration=7d", "", "'duration' is unknown here; /_fakekms/advance takes no parameters.")]
    [TestCase("reset", """{"all":true}""", "'all' is unknown here; /_fakekms/reset takes no body.")]
    [TestCase("restore", "", "There is no snapshot 'default', nor any other; take one first: fakekms snapshot default.")]
    [TestCase("fail", """{"operation":"Encrypt"}""", "'with' is missing; write {\\\"operation\\\": \\\"Encrypt\\\", \\\"with\\\": \\\"ThrottlingException\\\", \\\"times\\\": 2}.")]
    [TestCase("fail", """{"operation":"Encypt","with":"Timeout"}""", "'Encypt' is no operation of KMS; did you mean 'Encrypt'?")]
    [TestCase("fail", """{"operation":"Encrypt","with":"Throtling"}""", "'Throtling' is no error code of KMS; did you mean 'ThrottlingException'?")]
    [TestCase("fail", """{"operation":"Encrypt","with":"Disabled"}""", "'Disabled' is no error code of KMS; did you mean 'DisabledException'?")]
    [TestCase("fail", """{"operation":"Encrypt","with":"TooManyRequests"}""", "'TooManyRequests' is no error code of KMS. Beside error codes there are ConnectionReset, ")]
    [TestCase("fail", """{"operation":"CreateKey","with":"Timeout","onKey":"alias/a"}""", "No call of CreateKey is about a key that there is, so none would be about 'alias/a': leave onKey out.")]
    [TestCase("fail", """{"operation":"Encrypt","with":"Timeout","status":500}""", "Timeout has neither a message nor a status: they go with an error code.")]
    [TestCase("fail", """{"operation":"Encrypt","with":"ConnectionRefused"}""", "A connection is refused before anybody knows of an operation; write ConnectionReset.")]
    [TestCase("fail", """{"operation":"Encrypt","with":"Timeout","times":0}""", "times")]
    [TestCase("fail", """{"operation":"Encrypt","with":"Timeout","times":1.5}""", "'times' is to be a whole number.")]
    [TestCase("fail", """{"operation":"Encrypt","with":"Timeout","inRegion":"here"}""", "'here'")]
    [TestCase("caller", """{"caller":"Bob"}""", "'Bob' is no caller; write user/NAME, assumed-role/ROLE/SESSION or root, or the ARN of one, such as ")]
    [TestCase("caller", """{"caller":"arn:aws:iam::12:user/Bob"}""", "'arn:aws:iam::12:user/Bob' is no caller: ")]
    public async Task What_cannot_be_meant_is_answered_with_400_and_with_what_to_write(string path, string body, string message)
    {
        await using var tool = await ServedTool.StartAsync("--clock", "2026-01-01");

        var (status, text) = await tool.PostAsync(path, body);

        Assert.That(status, Is.EqualTo(400), text);
        Assert.That(text, Does.StartWith($"{{\"message\":\"{message}").Or.Contain(message));
    }

    [TestCase("trail?format=xml", 400, "'xml' is no format; write text, json, lines, html, mermaid.")]
    [TestCase("trail?format=text&format=html", 400, "'format' has several values, text and html; write one.")]
    [TestCase("trail?since=1", 400, "'since' is unknown here; /_fakekms/trail takes format.")]
    [TestCase("health?x=1", 400, "'x' is unknown here; /_fakekms/health takes no parameters.")]
    [TestCase("nope", 404, "There is no /_fakekms/nope; there are /_fakekms/, /_fakekms/health, /_fakekms/trail,")]
    public async Task A_wrong_address_is_told_about(string path, int status, string message)
    {
        await using var tool = await ServedTool.StartAsync();
        using var answer = await tool.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith($"{{\"message\":\"{message}"));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_body_that_says_it_is_compressed_is_not_taken(string encoding)
    {
        await using var tool = await ServedTool.StartAsync("--clock", "2026-01-01");
        using var content = new StringContent("""{"duration":"7d"}""");
        content.Headers.ContentEncoding.Add(encoding);
        using var answer = await tool.Http.PostAsync(new Uri("advance", UriKind.Relative), content);

        using var scope = Assert.EnterMultipleScope();
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(
            $"{{\"message\":\"/_fakekms/advance takes the body of a request as it is, not with Content-Encoding: {encoding}.\"}}"));
        Assert.That(await tool.Http.GetStringAsync("health"), Does.Contain("2026-01-01T00:00:00Z"));
    }

    [Test]
    public async Task A_snapshot_that_is_not_there_is_told_with_those_that_are()
    {
        await using var tool = await ServedTool.StartAsync();
        await tool.PostAsync("snapshot", """{"name":"b"}""");
        await tool.PostAsync("snapshot", """{"name":"a"}""");

        Assert.That(await tool.PostAsync("restore", """{"name":"c"}"""), Is.EqualTo((400, "{\"message\":\"There is no snapshot 'c'; there are a, b.\"}")));
    }

    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Host", "evil.example")]
    public async Task A_web_page_of_elsewhere_changes_nothing(string header, string value)
    {
        await using var tool = await ServedTool.StartAsync();
        using var client = tool.Client();
        await client.CreateKeyAsync(new());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("reset", UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await tool.Http.SendAsync(request);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Headers.Concat(answer.Content.Headers).Select(sent => sent.Key), Has.None.StartsWith("Access-Control"));
        Assert.That((await client.ListKeysAsync(new())).Keys, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task No_other_page_is_let_in_by_a_preflight()
    {
        await using var tool = await ServedTool.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri("reset", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Origin", "http://localhost:3000");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
        using var answer = await tool.Http.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Headers.Concat(answer.Content.Headers).Select(sent => sent.Key), Has.None.StartsWith("Access-Control"));
    }

    [Test]
    public async Task A_head_request_tells_whether_the_fake_is_there()
    {
        await using var tool = await ServedTool.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("health", UriKind.Relative));

        Assert.That((await tool.Http.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
