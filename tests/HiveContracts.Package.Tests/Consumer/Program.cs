using System.Text.Json;
using HiveContracts;

byte[] document = File.ReadAllBytes(args[0]);
TaskCallback callback = TaskCallback.Parse(document);
TaskCallback same = JsonSerializer.Deserialize(document, ContractTypeInfoResolver.Default.TaskCallback)!;
TaskSubmission submission = TaskSubmission.FromTextData("hello") with { CallbackUrl = new Uri("https://me.example/hive") };

Console.WriteLine($"{callback.Id} {callback == same} {callback.Outputs.Max(TextModerationV1Class.NoSpam)} {await submission.ToFormContent().ReadAsStringAsync()}");
